package org.yangguang.law;

import java.util.Comparator;

/// 条、款、项: where a rule stands. Article 0 is the document as a whole; paragraph 0 and item 0
/// mean none named, as is usual where an article has one paragraph only.
///
/// Made with the factories and literal numbers, so that each citation can be found and looked up.
public record Provision(Law law, int article, int paragraph, int item) implements Comparable<Provision> {
    private static final Comparator<Provision> AS_PRINTED = Comparator.comparing(Provision::law)
            .thenComparingInt(Provision::article)
            .thenComparingInt(Provision::paragraph)
            .thenComparingInt(Provision::item);

    public Provision {
        if (article < 0 || paragraph < 0 || item < 0) {
            throw new IllegalArgumentException("negative number in a citation of " + law);
        }
        if (article == 0 && (paragraph > 0 || item > 0)) {
            throw new IllegalArgumentException("a paragraph or item without an article in " + law);
        }
    }

    /// 政府信息公开条例。
    public static Provision disclosure(int article) {
        return disclosure(article, 0);
    }

    public static Provision disclosure(int article, int paragraph) {
        return new Provision(Law.DISCLOSURE, article, paragraph, 0);
    }

    /// 行政复议法（2023 年修订）。
    public static Provision reconsideration(int article) {
        return reconsideration(article, 0);
    }

    public static Provision reconsideration(int article, int paragraph) {
        return new Provision(Law.RECONSIDERATION, article, paragraph, 0);
    }

    /// 行政诉讼法。
    public static Provision litigation(int article) {
        return litigation(article, 0);
    }

    public static Provision litigation(int article, int paragraph) {
        return new Provision(Law.LITIGATION, article, paragraph, 0);
    }

    /// Any other statute, or an article of a document.
    public static Provision article(Law law, int article) {
        return new Provision(law, article, 0, 0);
    }

    /// A document as a whole, such as 国办函〔2020〕109号.
    public static Provision document(Law law) {
        return new Provision(law, 0, 0, 0);
    }

    /// The same article and paragraph, item 第（n）项.
    public Provision item(int item) {
        return new Provision(law, article, paragraph, item);
    }

    /// 第三十三条第二款; a whole document has none and gives an empty string.
    public String place() {
        var place = new StringBuilder();
        if (article > 0) {
            place.append('第').append(ChineseNumber.of(article)).append('条');
        }
        if (paragraph > 0) {
            place.append('第').append(ChineseNumber.of(paragraph)).append('款');
        }
        if (item > 0) {
            place.append("第（").append(ChineseNumber.of(item)).append("）项");
        }
        return place.toString();
    }

    /// As a letter cites it: 《中华人民共和国政府信息公开条例》第三十三条第二款. A titled
    /// document carries its number too:
    /// 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条.
    public String text() {
        String number = law.isDocument() && !law.citedAs().equals(law.docNo()) ? "（" + law.docNo() + "）" : "";
        return law.citedAs() + number + place();
    }

    @Override
    public int compareTo(Provision other) {
        return AS_PRINTED.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }
}
