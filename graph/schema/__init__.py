"""The domain, declared once: every type of node and link, with captions, keys and the headers that ledgers use."""

from graph.model import LinkSheet, Prop, Reference, Schema
from graph.schema import duties, matters, meta, organizations, places, posts
from graph.schema.common import IN_COMMUNITY, IN_COUNTY, IN_STREET, dated

ALLIANCE_MEMBERS = LinkSheet(
    "AllianceMember", "MEMBER_OF", "联盟成员", "alliance members",
    start=Reference("member", ("Organization",), "成员单位", "member", aliases=("成员单位名称", "单位名称"), level="required",
                    within=("county", "street"), example="安居物业"),
    end=Reference("alliance", ("Alliance",), "联盟名称", "alliance", aliases=("党建联盟", "党建联盟名称", "所属联盟"), level="required",
                  within=("county", "street"), example="军民社区党建联盟"),
    scopes=(IN_COUNTY, IN_STREET),
    props=(Prop("role", "text", "角色", "role", aliases=("成员角色",), choices=organizations.ROLES), *dated("加入日期", "退出日期")),
    sheets=("联盟成员", "党建联盟成员"),
)  # fmt: skip
CONTRACTS = LinkSheet(
    "PropertyContract", "MANAGES", "物业服务合同", "property contracts",
    start=Reference("company", ("PropertyCompany",), "物业服务企业名称", "company", aliases=("物业公司", "物业企业", "物业服务企业"),
                    level="required", within=("county",), example="安居物业"),
    end=Reference("compound", ("Compound",), "小区名称", "compound", aliases=("小区",), level="required",
                  within=("county", "street", "community"), example="兴隆小区"),
    scopes=(IN_COUNTY, IN_STREET, IN_COMMUNITY),
    props=(Prop("contract_kind", "text", "合同类型", "kind of contract", aliases=("合同性质",)),
           Prop("fee", "text", "收费标准", "fee", aliases=("物业费标准",), unit="元/㎡/月"),
           *dated("合同开始日期", "合同结束日期")),
    sheets=("物业服务合同", "物业合同"),
)  # fmt: skip
SUBORDINATIONS = LinkSheet(
    "Subordination", "SUBORDINATE_TO", "隶属关系", "subordination",
    start=Reference("body", ("Organization",), "单位名称", "body", aliases=("下级单位", "单位"), level="required",
                    within=("county", "street"), example="洮北区城管局"),
    end=Reference("superior", ("Organization",), "上级单位", "superior", aliases=("主管单位", "主管部门"), level="required", example="白城市城管局"),
    scopes=(IN_COUNTY, IN_STREET),
    props=(Prop("kind", "text", "隶属关系", "kind of subordination", level="expected", choices=organizations.SUBORDINATIONS, example="领导"),
           *dated()),
    sheets=("隶属", "隶属关系台账"),
)  # fmt: skip

SCHEMA = Schema(
    nodes=(*places.NODES, *organizations.NODES, *posts.NODES, *duties.NODES, *matters.NODES, *meta.NODES),
    links=(*places.LINKS, *organizations.LINKS, *posts.LINKS, *duties.LINKS, *matters.LINKS),
    link_sheets=(ALLIANCE_MEMBERS, CONTRACTS, SUBORDINATIONS),
)
