package org.yangguang.ledger;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A fact of a matter's course after it was handed in. The words that go with it are sealed beside it.
public sealed interface MatterStep {

    LocalDate on();

    /// 登记.
    record Registered(LocalDate on) implements MatterStep {}

    /// 核查经过.
    record Inquired(LocalDate on) implements MatterStep {}

    /// @param organ to which it was passed on, or whom the person was told to turn to; empty where none
    record Concluded(LocalDate on, MatterResult result, String organ) implements MatterStep {}

    /// 告知: the day the person was answered.
    record Answered(LocalDate on) implements MatterStep {}

    JsonMapper JSON = JsonMapper.builder().build();
    Map<String, Class<?>> TYPES = Arrays.stream(MatterStep.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    static MatterStep read(String type, String data) {
        var known = TYPES.get(type);
        if (known == null) {
            throw new IllegalStateException("stored step of unknown type " + type);
        }
        return (MatterStep) JSON.readValue(data, known);
    }

    default String type() {
        return getClass().getSimpleName();
    }

    default String data() {
        return JSON.writeValueAsString(this);
    }

    default String title() {
        return switch (this) {
            case Registered _ -> "登记";
            case Inquired _ -> "核查";
            case Concluded(var _, var result, var organ) ->
                "处理：" + result.label() + (organ.isEmpty() ? "" : "（" + organ + "）");
            case Answered _ -> "告知";
        };
    }

    /// Why the step cannot follow the steps so far; empty if it can.
    static Optional<String> whyNot(
            MatterKind kind, LocalDate receivedOn, List<MatterStep> before, MatterStep step, LocalDate today) {
        var basis = "（依据" + kind.bases().getFirst() + "）。";
        if (step.on().isAfter(today)) {
            return Optional.of("所填日期晚于今天，请核对。");
        }
        var last = before.isEmpty() ? receivedOn : before.getLast().on();
        if (step.on().isBefore(last)) {
            return Optional.of("所填日期早于前一步的日期，请核对。");
        }
        boolean registered = !before.isEmpty();
        boolean concluded = before.stream().anyMatch(Concluded.class::isInstance);
        boolean answered = before.stream().anyMatch(Answered.class::isInstance);
        return switch (step) {
            case Registered _ -> registered ? Optional.of("本件已经登记，不能重复登记。") : Optional.empty();
            case Inquired _ -> open(registered, concluded);
            case Concluded(var _, var result, var organ) -> {
                var closed = open(registered, concluded);
                if (closed.isPresent()) {
                    yield closed;
                }
                if (result.kind() != kind) {
                    yield Optional.of("“" + result.label() + "”不是" + kind.label() + "的处理结果，请重新选择。");
                }
                if (result.needsOrgan() && organ.isBlank()) {
                    yield Optional.of("请填写有权处理的机关名称，并告知本人" + basis);
                }
                yield Optional.empty();
            }
            case Answered _ ->
                !concluded
                        ? Optional.of("还没有处理结果，不能登记告知" + basis)
                        : answered ? Optional.of("本件已经登记告知，不能重复登记。") : Optional.empty();
        };
    }

    private static Optional<String> open(boolean registered, boolean concluded) {
        if (!registered) {
            return Optional.of("本件尚未登记，请先登记。");
        }
        return concluded ? Optional.of("本件已有处理结果，不能再办理。") : Optional.empty();
    }
}
