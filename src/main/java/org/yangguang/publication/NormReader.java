package org.yangguang.publication;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads an entry from what was typed into a form or stands in a list: one set of rules for both.
public final class NormReader {

    private static final int TITLE_MOST = 300;
    private static final int DOC_NO_MOST = 60;
    private static final int ISSUER_MOST = 100;
    private static final int BY_MOST = 300;
    private static final String WITHOUT_END = "长期有效|长期|永久|无";

    /// What became of it.
    ///
    /// @param norm empty if something is wrong
    /// @param problems what is wrong, by field
    /// @param understood what was understood otherwise than typed, by field
    public record Result(Optional<Norm> norm, Map<NormField, String> problems, Map<NormField, String> understood) {
        public Result {
            problems = Map.copyOf(problems);
            understood = Map.copyOf(understood);
        }
    }

    private final Function<NormField, String> typed;
    private final String ownName;
    private final LocalDate today;
    private final Map<NormField, String> problems = new EnumMap<>(NormField.class);
    private final Map<NormField, String> understood = new EnumMap<>(NormField.class);

    private NormReader(Function<NormField, String> typed, String ownName, LocalDate today) {
        this.typed = typed;
        this.ownName = ownName;
        this.today = today;
    }

    /// @param typed what stands in a field; empty for nothing
    /// @param ownName the organ whose ledger it is, taken as 制定机关 where none is named
    public static Result read(Function<NormField, String> typed, String ownName, LocalDate today) {
        return new NormReader(typed, ownName, today).read();
    }

    private Result read() {
        var kind = oneOf(NormField.KIND, NormKind.values(), NormKind::label, null);
        var title = text(NormField.TITLE, 4, TITLE_MOST);
        var docNo = docNo();
        var authorship = oneOf(NormField.AUTHORSHIP, Authorship.values(), Authorship::label, Authorship.OWN);
        var issuer = issuer(authorship);
        var issuedOn = past(NormField.ISSUED_ON, true);
        var publishedOn = past(NormField.PUBLISHED_ON, false);
        var effectiveOn = day(NormField.EFFECTIVE_ON);
        if (effectiveOn.isEmpty() && !problems.containsKey(NormField.EFFECTIVE_ON)) {
            effectiveOn = issuedOn;
            issuedOn.ifPresent(on -> understood.put(NormField.EFFECTIVE_ON, "没有填，按自成文之日起施行，" + on));
        }
        var validUntil = at(NormField.VALID_UNTIL).matches(WITHOUT_END)
                ? Optional.<LocalDate>empty()
                : day(NormField.VALID_UNTIL);
        var repeal = repeal();
        if (issuedOn.isPresent() && effectiveOn.isPresent()) {
            Norm.disorder(
                            issuedOn.get(),
                            effectiveOn.get(),
                            validUntil.orElse(null),
                            repeal.orElse(null),
                            publishedOn.orElse(null))
                    .forEach(problems::putIfAbsent);
        }
        if (!problems.isEmpty()
                || kind.isEmpty()
                || authorship.isEmpty()
                || issuedOn.isEmpty()
                || effectiveOn.isEmpty()) {
            return new Result(Optional.empty(), problems, understood);
        }
        return new Result(
                Optional.of(new Norm(
                        kind.get(),
                        title,
                        docNo,
                        authorship.get(),
                        issuer,
                        issuedOn.get(),
                        effectiveOn.get(),
                        validUntil.orElse(null),
                        repeal.orElse(null),
                        publishedOn.orElse(null))),
                problems,
                understood);
    }

    private String at(NormField field) {
        return typed.apply(field).strip();
    }

    private String text(NormField field, int least, int most) {
        var text = at(field);
        int length = text.codePointCount(0, text.length());
        if (length == 0) {
            problems.put(field, "请填写" + field.heading() + "。");
        } else if (length < least || length > most) {
            problems.put(field, field.heading() + "应为 " + least + " 至 " + most + " 个字，现在有 " + length + " 个。");
        }
        return text;
    }

    private String docNo() {
        var text = DocNoText.of(at(NormField.DOC_NO));
        if (text.length() > DOC_NO_MOST) {
            problems.put(NormField.DOC_NO, "文号不会超过 " + DOC_NO_MOST + " 个字，请核对是否填错了栏。");
        } else if (!text.equals(at(NormField.DOC_NO))) {
            understood.put(NormField.DOC_NO, text);
        }
        return text;
    }

    private String issuer(Optional<Authorship> authorship) {
        var text = at(NormField.ISSUER);
        if (text.isEmpty()) {
            if (authorship.filter(Authorship::counts).isPresent()) {
                return ownName;
            }
            problems.put(NormField.ISSUER, "不是本机关制定的，请写明制定机关的全称。");
        } else if (text.length() > ISSUER_MOST) {
            problems.put(NormField.ISSUER, "制定机关不能超过 " + ISSUER_MOST + " 个字。联合制定的写牵头机关。");
        } else if (text.equals(ownName) && authorship.filter(a -> !a.counts()).isPresent()) {
            problems.put(NormField.ISSUER, "制定机关写的是本机关，制定方式却不是“" + Authorship.OWN.label() + "”，请改正其中之一。");
        }
        return text;
    }

    private Optional<LocalDate> day(NormField field) {
        var day = Understood.day(at(field));
        if (!day.problem().isEmpty()) {
            problems.put(field, field.heading() + day.problem());
        } else if (!day.as().isEmpty()) {
            understood.put(field, day.as());
        }
        return day.value();
    }

    /// A day that has come.
    private Optional<LocalDate> past(NormField field, boolean wanted) {
        var day = day(field);
        if (wanted && day.isEmpty()) {
            problems.putIfAbsent(field, "请填写" + field.heading() + "，如 2026-11-04。");
        }
        day.filter(d -> d.isAfter(today))
                .ifPresent(d -> problems.put(field, field.heading() + " " + d + " 还没有到，请到当天再登记，或者核对日期。"));
        return day;
    }

    private Optional<Repeal> repeal() {
        var on = day(NormField.REPEALED_ON);
        var by = at(NormField.REPEALED_BY);
        if (on.isEmpty()) {
            if (!problems.containsKey(NormField.REPEALED_ON)
                    && (!by.isEmpty() || !at(NormField.REPEAL_WAY).isEmpty())) {
                problems.put(NormField.REPEALED_ON, "填了废止方式或者依据，没有填废止日期。请补上；没有废止的，把这几栏都留空。");
            }
            return Optional.empty();
        }
        var way = oneOf(NormField.REPEAL_WAY, Repeal.Way.values(), Repeal.Way::label, Repeal.Way.REPEALED);
        if (by.isEmpty()) {
            problems.put(NormField.REPEALED_BY, "请写明由哪一份文件废止（标题或者文号）。");
        } else if (by.length() > BY_MOST) {
            problems.put(NormField.REPEALED_BY, "废止依据不能超过 " + BY_MOST + " 个字。");
        }
        return way.map(w -> new Repeal(w, on.get(), by));
    }

    /// A value by the word of a list or its name in a form.
    private <T extends Enum<T>> Optional<T> oneOf(
            NormField field, T[] values, Function<T, String> label, @Nullable T unless) {
        var text = at(field);
        if (text.isEmpty() && unless != null) {
            return Optional.of(unless);
        }
        var found = Arrays.stream(values)
                .filter(v ->
                        label.apply(v).equals(text) || v.name().equals(text) || isShort(field, label.apply(v), text))
                .findFirst();
        if (found.isEmpty()) {
            var words = Arrays.stream(values).map(label).collect(Collectors.joining("、"));
            problems.put(
                    field,
                    text.isEmpty()
                            ? "请选择" + field.heading() + "：" + words + "。"
                            : "应为其中之一：" + words + "。现在是“" + text + "”。");
        }
        return found;
    }

    /// 规范性文件 for 行政规范性文件, 废止 for 明令废止, 失效 for 宣布失效.
    private static boolean isShort(NormField field, String label, String text) {
        return field != NormField.AUTHORSHIP && text.length() >= 2 && label.endsWith(text);
    }
}
