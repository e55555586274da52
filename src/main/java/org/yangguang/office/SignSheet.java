package org.yangguang.office;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.signoff.Decision;
import org.yangguang.request.signoff.SignOff;
import org.yangguang.request.signoff.Step;
import org.yangguang.ui.Chinese;

/// 审批单: every version of the draft that was sent, with who decided what at each step.
///
/// @param rounds the newest first
public record SignSheet(List<Round> rounds) {

    /// @param number 第几稿
    /// @param standing where it is, or how it ended
    public record Round(
            int number, String outcome, String drafters, String submitted, String standing, List<Line> lines) {}

    /// @param who empty while the step waits
    /// @param mandate 受某某（岗位）委托; empty where the duty is the person's own
    /// @param look of the tag: `ok`, `bad`, `warn` or `hold`
    public record Line(
            String step, String who, String mandate, String when, String result, String look, String opinion) {}

    /// Everybody who appears, for looking their names up.
    static Set<UUID> people(Optional<ReplyDraft> draft) {
        var people = new HashSet<UUID>();
        draft.map(ReplyDraft::rounds).orElse(List.of()).forEach(round -> {
            people.addAll(round.drafters());
            round.decisions().forEach(decision -> {
                people.add(decision.by());
                decision.onBehalfOf().ifPresent(people::add);
            });
        });
        return people;
    }

    static SignSheet of(Optional<ReplyDraft> draft, Map<UUID, String> names) {
        var rounds = new ArrayList<Round>();
        draft.map(ReplyDraft::rounds).orElse(List.of()).forEach(round -> rounds.addFirst(round(round, names)));
        return new SignSheet(List.copyOf(rounds));
    }

    private static Round round(SignOff round, Map<UUID, String> names) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < round.chain().steps().size(); i++) {
            var step = round.chain().steps().get(i);
            lines.add(
                    i < round.decisions().size()
                            ? decided(round.decisions().get(i), names)
                            : ahead(step, round.waitingAt().filter(step::equals).isPresent()));
        }
        return new Round(
                round.round(),
                round.outcome().fullLabel(),
                named(round.drafters(), names),
                round.submittedAt().map(Chinese::minute).orElse("未记录"),
                round.waitingAt().map(step -> "待" + step.label()).orElse(round.isSigned() ? "已签发" : "已退回"),
                List.copyOf(lines));
    }

    private static Line decided(Decision decision, Map<UUID, String> names) {
        boolean passed = decision.verdict() == Decision.Verdict.PASSED;
        var result = passed && decision.step() == Step.SIGNING
                ? decision.step().label()
                : decision.verdict().label();
        return new Line(
                decision.step().label(),
                name(decision.by(), names),
                decision.onBehalfOf()
                        .map(other -> "受" + name(other, names) + "（"
                                + decision.step().duty().label() + "）委托")
                        .orElse(""),
                Chinese.minute(decision.at()),
                result,
                passed ? "ok" : "bad",
                decision.opinion());
    }

    private static Line ahead(Step step, boolean now) {
        return new Line(step.label(), "", "", "", now ? "待办" : "未到", now ? "warn" : "hold", "");
    }

    private static String named(Collection<UUID> people, Map<UUID, String> names) {
        return people.stream().map(id -> name(id, names)).distinct().sorted().collect(Collectors.joining("、"));
    }

    private static String name(UUID id, Map<UUID, String> names) {
        return names.getOrDefault(id, "本机关人员");
    }
}
