package org.yangguang.law;

import java.time.LocalDate;

/// The statutes and documents this house cites.
///
/// `from` is the day the text in question took effect; for a letter of reply or a notice, the
/// year's first day where only the year of its number is known and nothing is reckoned from it.
public enum Law {
    DISCLOSURE("《中华人民共和国政府信息公开条例》", "国务院令第711号", LocalDate.of(2019, 5, 15)),
    RECONSIDERATION("《中华人民共和国行政复议法》", "", LocalDate.of(2024, 1, 1)),
    /// 2023 年修订前的文本，仅用于 2024-01-01 前作出的决定。
    RECONSIDERATION_2017("《中华人民共和国行政复议法》（2017年修正）", "", LocalDate.of(2018, 1, 1)),
    LITIGATION("《中华人民共和国行政诉讼法》", "", LocalDate.of(2017, 7, 1)),
    STATE_SECRETS("《中华人民共和国保守国家秘密法》", "", LocalDate.of(2024, 5, 1)),
    STATE_SECRETS_RULES("《中华人民共和国保守国家秘密法实施条例》", "", LocalDate.of(2024, 9, 1)),
    PERSONAL_INFORMATION("《中华人民共和国个人信息保护法》", "", LocalDate.of(2021, 11, 1)),
    /// 2026 年修订；我们只见过转述，未见原文。
    RECONSIDERATION_RULES("《中华人民共和国行政复议法实施条例》", "", LocalDate.of(2026, 7, 1)),
    /// 周休息日。
    WORKING_HOURS("《国务院关于职工工作时间的规定》", "", LocalDate.of(1995, 5, 1)),

    /// 处理费。施行日期为转述。
    FEE_MEASURES("《政府信息公开信息处理费管理办法》", "国办函〔2020〕109号", LocalDate.of(2021, 1, 1)),
    RECEIPT_DATES("", "国办公开办函〔2015〕207号", LocalDate.of(2015, 1, 1)),
    SERVICE_OF_DECISIONS("", "国办公开办函〔2016〕235号", LocalDate.of(2016, 1, 1)),
    REQUEST_CHANNELS("", "国办公开办函〔2017〕19号", LocalDate.of(2017, 1, 1)),
    RECONSIDERATION_GUIDANCE("", "国办函〔2021〕132号", LocalDate.of(2021, 1, 1)),
    DISCLOSURE_CASES("", "法释〔2025〕8号", LocalDate.of(2025, 6, 1)),

    REPORT_FORM_2019("", "国办公开办函〔2019〕60号", LocalDate.of(2019, 1, 1)),
    REPORT_FORM_2021("", "国办公开办函〔2021〕30号", LocalDate.of(2021, 9, 26)),
    PLATFORM_RULES("", "国办公开办函〔2019〕61号", LocalDate.of(2019, 1, 1)),
    WEBSITE_ACCESSIBILITY("", "国办公开办函〔2021〕28号", LocalDate.of(2021, 1, 1)),
    NORMATIVE_DOCUMENTS("", "国办发〔2018〕37号", LocalDate.of(2018, 1, 1)),
    GRASSROOTS_STANDARDS("", "国办发〔2019〕54号", LocalDate.of(2019, 1, 1)),
    OPEN_AFFAIRS("", "国办发〔2016〕80号", LocalDate.of(2016, 1, 1)),
    PUBLIC_SERVICE_ENTITIES("《公共企事业单位信息公开规定制定办法》", "国办发〔2020〕50号", LocalDate.of(2020, 1, 1)),
    WEBSITE_GUIDE("《政府网站发展指引》", "国办发〔2017〕47号", LocalDate.of(2017, 1, 1)),
    NEW_MEDIA("", "国办发〔2018〕123号", LocalDate.of(2018, 1, 1)),
    INSPECTION_INDICATORS("《政府网站与政务新媒体检查指标》", "国办秘函〔2019〕19号", LocalDate.of(2019, 4, 1)),
    SECRECY_REVIEW("", "国办发〔2010〕57号", LocalDate.of(2010, 1, 1));

    private final String title;
    private final String docNo;
    private final LocalDate from;

    Law(String title, String docNo, LocalDate from) {
        this.title = title;
        this.docNo = docNo;
        this.from = from;
    }

    /// How a letter names it: 《…》 if it is known by a title, else its 文号.
    public String citedAs() {
        return title.isEmpty() ? docNo : title;
    }

    /// 发文字号; empty for a statute cited by its title alone.
    public String docNo() {
        return docNo;
    }

    public LocalDate from() {
        return from;
    }

    /// Known by its 文号 first: a notice, a letter of reply, a measure, a judicial interpretation.
    public boolean isDocument() {
        return this != DISCLOSURE && !docNo.isEmpty();
    }
}
