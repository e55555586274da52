package org.yangguang.report;

import java.util.Arrays;
import java.util.List;

/// The numbers of table 二 主动公开政府信息情况 on either form. Counts are whole numbers; `FEES_WAN` and
/// `PROCUREMENT_AMOUNT` are in 万元.
public enum TableTwoField {
    REGULATIONS_ISSUED(Form.FMT_2021, Item.ONE, "规章", "本年制发件数"),
    REGULATIONS_REPEALED(Form.FMT_2021, Item.ONE, "规章", "本年废止件数"),
    REGULATIONS_IN_FORCE(Form.FMT_2021, Item.ONE, "规章", "现行有效件数"),
    NORMATIVE_ISSUED(Form.FMT_2021, Item.ONE, "行政规范性文件", "本年制发件数"),
    NORMATIVE_REPEALED(Form.FMT_2021, Item.ONE, "行政规范性文件", "本年废止件数"),
    NORMATIVE_IN_FORCE(Form.FMT_2021, Item.ONE, "行政规范性文件", "现行有效件数"),
    LICENSING(Form.FMT_2021, Item.FIVE, "行政许可", "本年处理决定数量"),
    PENALTY(Form.FMT_2021, Item.SIX, "行政处罚", "本年处理决定数量"),
    COERCION(Form.FMT_2021, Item.SIX, "行政强制", "本年处理决定数量"),
    FEES_WAN(Form.FMT_2021, Item.EIGHT, "行政事业性收费", "本年收费金额（单位：万元）"),

    REGULATIONS_MADE(Form.FMT_2019, Item.ONE, "规章", "本年新制作数量"),
    REGULATIONS_PUBLISHED(Form.FMT_2019, Item.ONE, "规章", "本年新公开数量"),
    REGULATIONS_TOTAL_PUBLIC(Form.FMT_2019, Item.ONE, "规章", "对外公开总数量"),
    NORMATIVE_MADE(Form.FMT_2019, Item.ONE, "规范性文件", "本年新制作数量"),
    NORMATIVE_PUBLISHED(Form.FMT_2019, Item.ONE, "规范性文件", "本年新公开数量"),
    NORMATIVE_TOTAL_PUBLIC(Form.FMT_2019, Item.ONE, "规范性文件", "对外公开总数量"),
    LICENSING_PREV(Form.FMT_2019, Item.FIVE, "行政许可", "上一年项目数量"),
    LICENSING_CHANGE(Form.FMT_2019, Item.FIVE, "行政许可", "本年增/减"),
    LICENSING_DECISIONS(Form.FMT_2019, Item.FIVE, "行政许可", "处理决定数量"),
    OTHER_SERVICE_PREV(Form.FMT_2019, Item.FIVE, "其他对外管理服务事项", "上一年项目数量"),
    OTHER_SERVICE_CHANGE(Form.FMT_2019, Item.FIVE, "其他对外管理服务事项", "本年增/减"),
    OTHER_SERVICE_DECISIONS(Form.FMT_2019, Item.FIVE, "其他对外管理服务事项", "处理决定数量"),
    PENALTY_PREV(Form.FMT_2019, Item.SIX, "行政处罚", "上一年项目数量"),
    PENALTY_CHANGE(Form.FMT_2019, Item.SIX, "行政处罚", "本年增/减"),
    PENALTY_DECISIONS(Form.FMT_2019, Item.SIX, "行政处罚", "处理决定数量"),
    COERCION_PREV(Form.FMT_2019, Item.SIX, "行政强制", "上一年项目数量"),
    COERCION_CHANGE(Form.FMT_2019, Item.SIX, "行政强制", "本年增/减"),
    COERCION_DECISIONS(Form.FMT_2019, Item.SIX, "行政强制", "处理决定数量"),
    FEES_PREV(Form.FMT_2019, Item.EIGHT, "行政事业性收费", "上一年项目数量"),
    FEES_CHANGE(Form.FMT_2019, Item.EIGHT, "行政事业性收费", "本年增/减"),
    PROCUREMENT_COUNT(Form.FMT_2019, Item.NINE, "政府集中采购", "采购项目数量"),
    PROCUREMENT_AMOUNT(Form.FMT_2019, Item.NINE, "政府集中采购", "采购总金额");

    /// The item of 条例第二十条 under which a field stands.
    public enum Item {
        ONE("第二十条第（一）项"),
        FIVE("第二十条第（五）项"),
        SIX("第二十条第（六）项"),
        EIGHT("第二十条第（八）项"),
        NINE("第二十条第（九）项");

        private final String heading;

        Item(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }

    private final Form form;
    private final Item item;
    private final String rowLabel;
    private final String columnLabel;

    TableTwoField(Form form, Item item, String rowLabel, String columnLabel) {
        this.form = form;
        this.item = item;
        this.rowLabel = rowLabel;
        this.columnLabel = columnLabel;
    }

    /// The field name of our JSON, such as `normative_in_force`.
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public Form form() {
        return form;
    }

    public Item item() {
        return item;
    }

    public String rowLabel() {
        return rowLabel;
    }

    public String columnLabel() {
        return columnLabel;
    }

    /// An amount of money in 万元; every other field counts.
    public boolean isMoney() {
        return this == FEES_WAN || this == PROCUREMENT_AMOUNT;
    }

    /// 本年增/减 may be negative.
    public boolean maySink() {
        return name().endsWith("_CHANGE");
    }

    public static List<TableTwoField> of(Form form) {
        return Arrays.stream(values()).filter(f -> f.form == form).toList();
    }
}
