package org.yangguang.document;

import java.math.BigInteger;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/// The paragraph styles of a paper in Word. Sizes follow GB/T 9704: 三号 16 pt for text, 二号 22
/// pt for the title.
final class WordStyles {
    static final String PAGE_NUMBER = "YgPageNumber";

    private static final String FANGSONG = "仿宋_GB2312";
    private static final String XIAOBIAOSONG = "方正小标宋简体";
    private static final String HEI = "黑体";
    private static final String KAI = "楷体_GB2312";
    private static final String SONG = "宋体";
    private static final String LATIN = "Times New Roman";
    private static final String RED = "D40000";

    private WordStyles() {}

    static String id(Paper.Role role) {
        return "Yg" + camel(role.name());
    }

    static String id(Table.Look look) {
        return "YgCell" + camel(look.name());
    }

    static void addTo(XWPFDocument document) {
        document.createStyles().setDefaultFonts(fonts(CTRPr.Factory.newInstance(), FANGSONG));
        for (var role : Paper.Role.values()) {
            var style = named(id(role), chinese(role));
            switch (role) {
                case ORGAN_MARK -> {
                    letters(style, XIAOBIAOSONG, 36).addNewColor().setVal(RED);
                    spaced(centred(style), 200, 200);
                }
                case NUMBER -> {
                    letters(style, FANGSONG, 16);
                    spaced(centred(style), 200, 0);
                }
                case RULE -> rule(style);
                case TITLE -> {
                    letters(style, XIAOBIAOSONG, 22);
                    spaced(centred(style), 240, 320);
                }
                case UNDER_TITLE -> {
                    letters(style, FANGSONG, 14);
                    spaced(centred(style), 0, 200);
                }
                case ADDRESSEE -> {
                    letters(style, FANGSONG, 16);
                    exact(part(style));
                }
                case HEADING -> {
                    letters(style, HEI, 16);
                    indented(style, 16);
                }
                case SUBHEADING -> {
                    letters(style, KAI, 16);
                    indented(style, 16);
                }
                case TEXT, ATTACHMENT -> {
                    letters(style, FANGSONG, 16);
                    indented(style, 16).addNewJc().setVal(STJc.BOTH);
                }
                case SIGNATURE -> signed(style, 200, 600);
                case DATE -> signed(style, 400, 0);
                case NOTE -> {
                    letters(style, FANGSONG, 14);
                    indented(style, 14);
                }
            }
            document.getStyles().addStyle(new XWPFStyle(style));
        }
        for (var look : Table.Look.values()) {
            var style = named(id(look), "表格" + look.ordinal());
            var face = switch (look) {
                case HEAD, BAND, SUM -> HEI;
                case LABEL, ENTRY, TEXT, FIGURE -> FANGSONG;
            };
            letters(style, face, 10.5);
            spaced(part(style), 0, 0);
            document.getStyles().addStyle(new XWPFStyle(style));
        }
        var number = named(PAGE_NUMBER, "页码");
        letters(number, SONG, 14);
        centred(number);
        document.getStyles().addStyle(new XWPFStyle(number));
    }

    private static String chinese(Paper.Role role) {
        return switch (role) {
            case ORGAN_MARK -> "发文机关标志";
            case NUMBER -> "发文字号";
            case RULE -> "红色分隔线";
            case TITLE -> "公文标题";
            case UNDER_TITLE -> "题下说明";
            case ADDRESSEE -> "主送";
            case HEADING -> "一级标题";
            case SUBHEADING -> "二级标题";
            case TEXT -> "公文正文";
            case ATTACHMENT -> "附件说明";
            case SIGNATURE -> "署名";
            case DATE -> "成文日期";
            case NOTE -> "附注";
        };
    }

    private static CTStyle named(String id, String name) {
        var style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.setType(STStyleType.PARAGRAPH);
        style.setCustomStyle(true);
        style.addNewName().setVal(name);
        style.addNewQFormat();
        return style;
    }

    private static CTRPr letters(CTStyle style, String eastAsia, double points) {
        var properties = CTRPr.Factory.newInstance();
        fonts(properties, eastAsia);
        style.setRPr(properties);
        properties = style.getRPr();
        properties.addNewSz().setVal(BigInteger.valueOf(Math.round(points * 2)));
        properties.addNewSzCs().setVal(BigInteger.valueOf(Math.round(points * 2)));
        return properties;
    }

    private static org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts fonts(CTRPr in, String eastAsia) {
        var fonts = in.addNewRFonts();
        fonts.setAscii(LATIN);
        fonts.setHAnsi(LATIN);
        fonts.setCs(LATIN);
        fonts.setEastAsia(eastAsia);
        var language = in.addNewLang();
        language.setVal("en-US");
        language.setEastAsia("zh-CN");
        return fonts;
    }

    private static CTPPrGeneral part(CTStyle style) {
        return style.isSetPPr() ? style.getPPr() : style.addNewPPr();
    }

    private static CTPPrGeneral centred(CTStyle style) {
        var part = part(style);
        part.addNewJc().setVal(STJc.CENTER);
        return part;
    }

    /// 首行缩进两字，固定行距 28 磅。Word counts in characters, LibreOffice only knows the length.
    private static CTPPrGeneral indented(CTStyle style, int points) {
        var part = part(style);
        exact(part);
        var indent = part.addNewInd();
        indent.setFirstLineChars(BigInteger.valueOf(200));
        indent.setFirstLine(BigInteger.valueOf(2L * points * 20));
        return part;
    }

    private static void exact(CTPPrGeneral part) {
        var spacing = part.addNewSpacing();
        spacing.setLine(BigInteger.valueOf(560));
        spacing.setLineRule(STLineSpacingRule.EXACT);
        spacing.setBefore(BigInteger.ZERO);
        spacing.setAfter(BigInteger.ZERO);
    }

    private static void spaced(CTPPrGeneral part, int before, int after) {
        var spacing = part.addNewSpacing();
        spacing.setBefore(BigInteger.valueOf(before));
        spacing.setAfter(BigInteger.valueOf(after));
    }

    /// 署名、成文日期：右侧空两字或四字。
    private static void signed(CTStyle style, int rightChars, int before) {
        letters(style, FANGSONG, 16);
        var part = part(style);
        part.addNewKeepLines();
        spaced(part, before, 0);
        part.addNewJc().setVal(STJc.RIGHT);
        var indent = part.addNewInd();
        indent.setRightChars(BigInteger.valueOf(rightChars));
        indent.setRight(BigInteger.valueOf(rightChars / 100 * 16L * 20));
    }

    private static void rule(CTStyle style) {
        letters(style, FANGSONG, 4);
        var part = part(style);
        var border = part.addNewPBdr().addNewBottom();
        border.setVal(STBorder.SINGLE);
        border.setSz(BigInteger.valueOf(18));
        border.setColor(RED);
        border.setSpace(BigInteger.ONE);
        spaced(part, 0, 400);
    }

    private static String camel(String constant) {
        var out = new StringBuilder();
        for (var word : constant.split("_")) {
            out.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }
}
