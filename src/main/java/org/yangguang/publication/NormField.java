package org.yangguang.publication;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of the ledger of documents: headings of its lists, fields of its forms.
public enum NormField {
    KIND("kind", "类别", n -> n.kind().label()),
    TITLE("title", "标题", Norm::title),
    DOC_NO("docNo", "文号", Norm::docNo),
    AUTHORSHIP("authorship", "制定方式", n -> n.authorship().label()),
    ISSUER("issuer", "制定机关", Norm::issuer),
    ISSUED_ON("issuedOn", "成文日期", n -> n.issuedOn().toString()),
    PUBLISHED_ON("publishedOn", "公布日期", n -> day(n.publishedOn())),
    EFFECTIVE_ON("effectiveOn", "施行日期", n -> n.effectiveOn().toString()),
    VALID_UNTIL("validUntil", "有效期至", n -> day(n.validUntil())),
    REPEALED_ON("repealedOn", "废止日期", n -> repeal(n, r -> r.on().toString())),
    REPEAL_WAY("repealWay", "废止方式", n -> repeal(n, r -> r.way().label())),
    REPEALED_BY("repealedBy", "废止依据", n -> repeal(n, Repeal::by));

    private final String code;
    private final String heading;
    private final Function<Norm, String> value;

    NormField(String code, String heading, Function<Norm, String> value) {
        this.code = code;
        this.heading = heading;
        this.value = value;
    }

    /// Its name in a form.
    public String code() {
        return code;
    }

    /// Its heading in a list.
    public String heading() {
        return heading;
    }

    /// What an entry says of it, as a list has it; empty if nothing.
    public String of(Norm norm) {
        return value.apply(norm);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String repeal(Norm norm, Function<Repeal, String> of) {
        return Optional.ofNullable(norm.repeal()).map(of).orElse("");
    }
}
