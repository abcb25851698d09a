"""Headers as real ledgers write them: each is taken for its type on a sheet without a telling name, and its columns are known."""

from pathlib import Path

import pytest

from loaders.headers import Table, match
from loaders.workbook import read
from tests import messy

HEADERS: dict[str, str] = {
    "Grid": "序号 区县 街道 社区 网格名称 网格编号 网格类型 网格范围 户数 常住人口 楼栋数 单元数 党员数",
    "Compound": "序号 小区名称 坐落 所属街道 所属社区 四至范围 小区性质 竣工日期 总建筑面积（平方米） 楼栋数 单元数 户数 "
    "物业服务企业名称 管理方式 合同开始时间 合同结束时间 应收 实收 收缴率 未成立原因 维修资金余额 包保领导 包保单位 小区党支部",
    "Building": "所属街道 所属社区 小区名称 楼号 单元数 层数 户数 党员数",
    "BuildingUnit": "所属社区 小区名称 楼号 单元号 户数",
    "Road": "区县 所属街道 街名 起止点 长度",
    "Lane": "所属街道 所属社区 巷名 起止点",
    "PartyOrganization": "党组织全称 党组织类别 组建形式 上级党组织 所在单位 服务范围 正式党员 预备党员 党员总数 "
    "成立时间 换届日期 届满日期 活动场所面积",
    "OwnersCommittee": "小区名称 所属社区 业主委员会名称 业委会届别 任期起始时间 任期结束时间 选举时间 备案时间 委员人数",
    "ServiceStation": "所属街道 所属社区 所属网格 服务站名称 四个一批 专职人数 兼职人数",
    "ServiceCentre": "所属街道 服务中心名称 服务范围 面积 专职人数",
    "VolunteerTeam": "所属街道 队伍名称 服务范围 志愿者人数 服务领域",
    "Issue": "工单编号 诉求渠道 工单标题 诉求内容 来电时间 问题分类 被反映区 被反映街乡镇 村/社区 小区点位 主办单位 协办单位 交办时间 办结期限 "
    "紧急程度 工单状态 办理结果 回复内容 办结时间 是否解决 是否满意 是否疑难 标签",
    "Step": "工单编号 步骤序号 环节 操作时间 经办单位 转交单位 退单理由",
    "ReportIn": "单位 报到社区 报到时间 特长 认领岗位 服务次数 服务时长",
    "Guarantee": "包保小区 所属社区 包保单位 包保领导职务 业委会成立 业委会成立时间 物业公司引进 物业费标准 物业费收缴 管理常态化",
    "Duty": "序号 事项名称 清单类型 法律依据 责任单位 责任类型 履职方式",
    "Post": "所属街道 所属社区 网格名称 职务 任职人姓名 任职时间 是否挂牌",
    "Project": "党委 年度 项目名称 项目类别 共建单位 受益社区 进度 评议结果",
    "Need": "需求社区 微心愿 需求类型 数量 完成期限 紧急程度",
    "Offer": "资源单位 资源名称 资源类型 数量 可服务范围 使用条件",
    "Commitment": "需求社区 微心愿编号 认领单位 认领时间 认领状态 兑现时间",
    "Session": "所属联席会议 会议名称 会议日期 会议类型 到会单位",
    "AgendaItem": "所属联席会议 会议名称 议题序号 议题内容 提交单位 议题状态",
    "Decision": "文号 所属联席会议 会议名称 议题名称 议定内容 责任单位 落实期限 落实情况",
    "KeyListEntry": "名单名称 对象名称 所属社区 列入依据 列入时间 销号时间 销号单位",
    "Fund": "地区 年度 资金来源 用途 金额（万元） 已支出（万元）",
    "SentOrganization": "党组织名称 下派社区 下派人数 下派时间",
    "SentStrength": "区县 下沉单位 下沉街道 下沉人数 下沉时间",
    "GridShare": "所属社区 小区名称 所在网格 网格内户数",
    "Maintenance": "管护单位 管护地点 管护对象 管护起始时间",
    "Leave": "所在单位 请假人 岗位所在 请假岗位 离岗时间",
    "Waiver": "豁免规则 豁免对象 豁免原因 批准单位 豁免起始时间 有效期至",
}


@pytest.mark.parametrize("type", HEADERS)
def test_a_real_header_is_taken_for_its_ledger(type: str, tmp_path: Path) -> None:
    header = HEADERS[type].split()
    (sheet,) = read(messy.book(tmp_path / "a.xlsx", {"Sheet1": [header, ["甲"] * len(header)]}))
    found = match(sheet)
    assert isinstance(found, Table), found
    assert found.type.name == type
    read_ = {found.captions[index] for index in found.columns}
    assert set(header) - read_ <= {"序号"}
