"""The texts of the work on gaps: tasks that are made of them, what falls due where and in which month."""

from collections.abc import Mapping
from typing import Final

from queries.header import Both

WORK: Final[Mapping[str, Both]] = {
    "part_tasks": Both("任务", "Tasks"),
    "tasks_of_gaps": Both("由缺口派任务（{n} 个缺口）", "Make tasks of gaps ({n})"),
    "tasks_pick": Both("勾选一个或多个缺口，选定问题分类：由该分类在当地的牵头单位承办；已有任务的缺口不重复派",
                       "Tick gaps and choose the kind of problem: who answers for it there sees to them; no gap becomes a task twice"),
    "tasks_days": Both("几天内办结", "Days until due"),
    "tasks_make": Both("派任务（{n}）", "Make tasks ({n})"),
    "tasks_made": Both("新派 {n} 件，{known} 件已有", "{n} made, {known} known already"),
    "tasks_list": Both("任务（{n}）", "Tasks ({n})"),
    "tasks_none": Both("这里还没有由缺口产生的任务", "No task was made of a gap here yet"),
    "tasks_by": Both("签字人或单位", "Who signs"),
    "tasks_sign": Both("销号", "Sign off"),
    "tasks_signed": Both("{number} 已销号", "{number} is signed off"),
    "tasks_again": Both("重新交办", "Take up again"),
    "tasks_reopened": Both("{number} 已重新交办", "{number} is taken up again"),
    "tasks_wait": Both("规则未达标，不能销号", "Its rule still fails: it cannot be signed off yet"),
    "stands_failing": Both("未达标", "rule still fails"),
    "stands_proposed for sign-off": Both("待销号", "to be signed off"),
    "stands_signed off": Both("已销号", "signed off"),
    "stands_to be reopened": Both("需重新交办", "to be taken up again"),
    "stands_its place is gone": Both("地点已撤销", "its place is gone"),
    "column_number": Both("编号", "Number"),
    "column_handler": Both("承办单位", "Who sees to it"),
    "column_stands": Both("现状", "How it stands"),
    "this_rule": Both("按本条规则着色", "Coloured by this rule"),
    "trend_rules": Both("规则", "Rules"),
    "changes_everywhere": Both("以下为全市范围", "The lists below are of the whole city"),
    "calendar_by_area": Both("按地区", "By area"),
    "calendar_month": Both("月份", "Month"),
    "calendar_all": Both("全部", "all"),
    "column_overdue": Both("已逾期", "Overdue"),
    "column_90": Both("90 天内", "Within 90 days"),
    "column_180": Both("180 天内", "Within 180 days"),
    "column_later": Both("更晚", "Later"),
    "column_total": Both("合计", "Total"),
}  # fmt: skip
