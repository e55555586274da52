package org.yangguang.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yangguang.law.ChineseNumber;
import org.yangguang.law.Provision;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// 事项: one of several things a request asks for, with its own decision. Kept with the draft's other
/// words, sealed.
///
/// @param matter what is asked for
/// @param basis which of the decision's provisions, from 0; only for decisions resting on one of several
/// @param ownGround the provision in words, for 其他 alone
/// @param facts 事实、理由 or how it is given
public record ReplyMatter(String matter, Outcome outcome, int basis, String ownGround, String facts) {

    /// Keys of the draft's words under which the list and the choice stand; no slots of a letter.
    public static final String LIST = "事项清单";
    public static final String CHOSEN = "计入";
    /// The letter of several matters and the slot they fill.
    public static final String TEMPLATE = "REPLY_SEVERAL";
    static final String SLOT = "逐项答复";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 4000;
    private static final Map<String, String> CLAUSES = clauses();

    /// A decision with the provision it rests on, as the form offers it.
    public record Decision(Outcome outcome, int basis) {
        public String value() {
            return outcome.name() + "#" + basis;
        }

        /// 属于国家秘密（第十四条）
        public String label() {
            var ground = grounds(outcome);
            return outcome == Outcome.OTHER_DISPOSITION
                    ? outcome.label() + "（依据另写）"
                    : outcome.label() + "（" + ground.get(basis) + "）";
        }

        public static Optional<Decision> parse(String value) {
            return offered().stream().filter(d -> d.value().equals(value)).findFirst();
        }

        /// A partly given matter is two matters; lapse ends a request without a reply.
        public static List<Decision> offered() {
            return Arrays.stream(Outcome.values())
                    .filter(o ->
                            o != Outcome.PARTIALLY_GRANTED && o != Outcome.NO_SUPPLEMENT && o != Outcome.FEE_UNPAID)
                    .flatMap(o -> java.util.stream.IntStream.range(
                                    0, Math.max(1, grounds(o).size()))
                            .mapToObj(i -> new Decision(o, i)))
                    .toList();
        }
    }

    public Decision decision() {
        return new Decision(outcome, basis);
    }

    /// Decisions that rest on one of several provisions give each; the others cite theirs together.
    private static List<String> grounds(Outcome outcome) {
        var places = outcome.bases().stream().map(Provision::place).toList();
        return switch (outcome) {
            case GRANTED, NOT_HELD, RECONFIRMATION -> places;
            case OTHER_DISPOSITION -> List.of();
            default -> List.of(String.join("、", places) + (outcome.isExemption() ? "、第三十六条第（三）项" : ""));
        };
    }

    private String ground() {
        return outcome == Outcome.OTHER_DISPOSITION
                ? ownGround
                : "《条例》" + grounds(outcome).get(basis);
    }

    /// What is missing, in Chinese; empty if nothing.
    List<String> missing(int number) {
        var missing = new ArrayList<String>();
        if (matter.isBlank()) {
            missing.add("请填写事项" + number + "的内容");
        }
        if (facts.isBlank()) {
            missing.add("请填写事项" + number + "的事实、理由或者提供方式");
        }
        if (outcome == Outcome.OTHER_DISPOSITION && ownGround.isBlank()) {
            missing.add("请填写事项" + number + "的依据");
        }
        if (matter.length() > LONGEST || facts.length() > LONGEST) {
            missing.add("事项" + number + "的文字最多 " + LONGEST + " 字");
        }
        return missing;
    }

    static List<String> missing(List<ReplyMatter> matters) {
        var missing = new ArrayList<String>();
        for (int i = 0; i < matters.size(); i++) {
            missing.addAll(matters.get(i).missing(i + 1));
        }
        return missing;
    }

    /// The matters of a draft; fewer than two are no list.
    public static List<ReplyMatter> of(Map<String, String> words) {
        var kept = words.getOrDefault(LIST, "");
        return kept.isBlank() ? List.of() : JSON.readValue(kept, new TypeReference<List<ReplyMatter>>() {});
    }

    static String written(List<ReplyMatter> matters) {
        return matters.isEmpty() ? "" : JSON.writeValueAsString(matters);
    }

    /// One paragraph a matter, for the slot 逐项答复.
    static String paragraphs(List<ReplyMatter> matters) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < matters.size(); i++) {
            var matter = matters.get(i);
            lines.add("（" + ChineseNumber.of(i + 1) + "）关于“" + oneLine(matter.matter()) + "”。" + matter.clause());
        }
        return String.join("\n", lines);
    }

    private String clause() {
        var code = outcome.code();
        var clause = Optional.ofNullable(CLAUSES.get(code + "#" + (basis + 1)))
                .or(() -> Optional.ofNullable(CLAUSES.get(code)))
                .orElseThrow();
        var told = oneLine(facts);
        return clause.replace("{说明}", told.matches(".*[。！？]") ? told : told + "。")
                .replace("{依据}", ground());
    }

    private static String oneLine(String words) {
        return words.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining());
    }

    private static Map<String, String> clauses() {
        try (var in = ReplyMatter.class.getResourceAsStream("/letter/matters.tsv")) {
            if (in == null) {
                throw new IllegalStateException("letter/matters.tsv is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
