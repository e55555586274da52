package org.yangguang.request.signoff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yangguang.identity.Delegation;
import org.yangguang.request.Outcome;

/// One version of a draft on its way through the chain. Where it stands follows from the decisions; a
/// changed
/// draft is another round and begins at the first step again.
///
/// @param round 第几稿, from 1
/// @param draftVersion of the draft as it was sent
/// @param drafters everybody who wrote on the draft or sent it; none of them decides on it
/// @param submittedAt empty for what was sent before rounds were kept
/// @param chain as the organ had set it when the draft was sent
/// @param decisions in their order
public record SignOff(
        int round,
        int draftVersion,
        Outcome outcome,
        Set<UUID> drafters,
        Optional<Instant> submittedAt,
        Chain chain,
        List<Decision> decisions) {

    public SignOff {
        drafters = Set.copyOf(drafters);
        decisions = List.copyOf(decisions);
        for (int i = 0; i < decisions.size(); i++) {
            boolean last = i == decisions.size() - 1;
            if (i >= chain.steps().size()
                    || decisions.get(i).step() != chain.steps().get(i)
                    || (!last && decisions.get(i).verdict() == Decision.Verdict.RETURNED)) {
                throw new IllegalArgumentException("decisions leave the chain: " + decisions);
            }
        }
    }

    /// The step whose decision is due; empty once it was returned or signed.
    public Optional<Step> waitingAt() {
        return returned().isPresent() || decisions.size() == chain.steps().size()
                ? Optional.empty()
                : Optional.of(chain.steps().get(decisions.size()));
    }

    /// The decision that gave it back to the drafter.
    public Optional<Decision> returned() {
        return decisions.stream()
                .filter(d -> d.verdict() == Decision.Verdict.RETURNED)
                .findFirst();
    }

    public boolean isSigned() {
        return returned().isEmpty() && waitingAt().isEmpty();
    }

    /// The step after the one that waits, which passing it would bring; empty if that is the last.
    public Optional<Step> next() {
        return decisions.size() + 1 < chain.steps().size()
                ? Optional.of(chain.steps().get(decisions.size() + 1))
                : Optional.empty();
    }

    /// Whether somebody may decide now: his own duty first, then the delegations he holds.
    public Turn turn(Examiner who, LocalDate day) {
        var waiting = waitingAt();
        if (waiting.isEmpty()) {
            return new Turn.NotMine(isSigned() ? "本稿已经签发。" : "本稿已经退回，等拟稿人改好重新送审。");
        }
        var step = waiting.get();
        var capacities = new ArrayList<Optional<Delegation>>();
        if (who.duties().contains(step.duty())) {
            capacities.add(Optional.empty());
        }
        who.mandates(step.duty(), day).forEach(mandate -> capacities.add(Optional.of(mandate)));
        var refusals = new ArrayList<String>();
        for (var mandate : capacities) {
            var why = whyNot(step, who.account(), mandate);
            if (why.isEmpty()) {
                return new Turn.Mine(step, mandate);
            }
            refusals.add(why.get());
        }
        return new Turn.NotMine(
                refusals.isEmpty()
                        ? "本稿待" + step.label() + "，由负责" + step.duty().label() + "的人员或者受其委托的人员办理。"
                        : refusals.getFirst());
    }

    /// Four eyes: they hold for the one who acts and for the one he acts for.
    private Optional<String> whyNot(Step step, UUID account, Optional<Delegation> mandate) {
        if (drafters.contains(account)) {
            return Optional.of("本稿由您拟写或者送审，须由另一位负责" + step.duty().label() + "的人员办理。");
        }
        if (mandate.filter(m -> drafters.contains(m.from())).isPresent()) {
            return Optional.of("委托您的" + mandate.get().fromName() + "参与拟写本稿，不能由您代为" + step.label() + "，须由另一人办理。");
        }
        if (chain.hands() == Chain.Hands.SEVERAL_STEPS) {
            return Optional.empty();
        }
        for (var decision : decisions) {
            if (decision.people().contains(account)) {
                return Optional.of("您已办理本稿的" + decision.step().label() + "，本机关规定同一稿的各环节由不同的人办理，请由另一人办理。");
            }
            if (mandate.filter(m -> decision.people().contains(m.from())).isPresent()) {
                return Optional.of("委托您的" + mandate.get().fromName() + "已办理本稿的"
                        + decision.step().label() + "，同一稿的各环节须由不同的人办理，不能由您代为" + step.label() + "。");
            }
        }
        return Optional.empty();
    }
}
