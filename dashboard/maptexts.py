"""The texts of the maps of the coverage page: outlines that a user brings, and places that have a position."""

from collections.abc import Mapping
from typing import Final

from queries.header import Both

MAPS: Final[Mapping[str, Both]] = {
    "part_outlines": Both("自带地图", "Your own map"),
    "part_points": Both("点位", "Points"),
    "outlines_help": Both("上传当前地点下一级或下两级的 GeoJSON，可多个文件，按代码或名称对应",
                          "Upload GeoJSON of what lies one or two levels below this place, several files at will; it is matched by code or name"),
    "coordinates": Both("坐标系", "Coordinates"),
    "coordinates_help": Both("国家 2000 坐标选 WGS-84；取自网络地图的选 GCJ-02，百度的选 BD-09，否则偏移约 500 米至 1 公里",
                             "CGCS2000: choose WGS-84. From a Chinese web map: GCJ-02, from Baidu: BD-09, else it lies 500 m to 1 km off"),
    "outlines_click": Both("点击一块查看其下级，滚轮缩放", "Click an area to go down into it; the wheel zooms"),
    "outlines_elsewhere": Both("所传图形中没有当前地点下级的地点", "None of these outlines is of a place below this one"),
    "outlines_strange": Both("{n} 个图形对不上地点：{names}", "{n} outlines fit no place: {names}"),
    "outlines_several": Both("{n} 个图形对应多个地点或重复：{names}", "{n} outlines fit several places, or stand twice: {names}"),
    "outlines_astray": Both("{n} 个图形超出所属区县或市的轮廓，坐标系或对应关系可能有误（网络地图多用 GCJ-02）：{names}",
                            "{n} outlines lie beyond the county or city of the place; coordinates (web maps: GCJ-02) or match may be off: {names}"),
    "outline_astray": Both("{name}（超出{frame} {km} 公里）", "{name} ({km} km beyond {frame})"),
    "outlines_lacking": Both("{n} 个地点没有图形：{names}", "{n} places have no outline: {names}"),
    "points_of": Both("显示", "Show"),
    "coordinates_unsaid": Both("台账未写明时的坐标系", "Coordinates where the ledger names no system"),
    "points_said": Both("{m} 个{kind}中有 {n} 个写有经纬度，分布在 {spots} 处；点击圆点列出该处全部",
                        "{n} of {m} ({kind}) have a position, at {spots} spots; click a mark to list all that lie there"),
    "points_none": Both("还没有经纬度：在台账中填写“经度”“纬度”两列后导入", "No positions yet: load a ledger with the columns 经度 and 纬度"),
    "points_lacking": Both("没有经纬度，未画在图上（{n}）", "Without a position, and not on the map ({n})"),
    "points_astray": Both("{n} 个点位在所属区县或市的轮廓之外，坐标系或所属可能有误（网络地图多用 GCJ-02）：{names}",
                          "{n} points lie beyond the county or city of the place; coordinates (web maps: GCJ-02) or parent may be off: {names}"),
    "column_longitude": Both("经度", "Longitude"),
    "column_latitude": Both("纬度", "Latitude"),
    "column_spot": Both("同处个数", "At the same spot"),
}  # fmt: skip
