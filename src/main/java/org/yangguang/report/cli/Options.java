package org.yangguang.report.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yangguang.report.checking.Level;
import org.yangguang.report.cli.Act.Option;

/// The words after `report`, understood.
record Options(Act act, List<String> inputs, Map<Option, String> values) {
    private static final int MOST_JOBS = 64;

    /// How results are listed.
    enum Format {
        TEXT,
        JSON,
        HTML,
        CSV
    }

    static Options parse(Act act, List<String> words) throws Misuse {
        var inputs = new ArrayList<String>();
        var values = new EnumMap<Option, String>(Option.class);
        boolean onlyInputs = false;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (onlyInputs || word.equals("-") || !word.startsWith("-")) {
                inputs.add(word);
            } else if (word.equals("--")) {
                onlyInputs = true;
            } else {
                int equals = word.indexOf('=');
                var name = equals < 0 ? word : word.substring(0, equals);
                var option = option(act, name);
                if (!option.needsValue() && equals >= 0) {
                    throw new Misuse("选项 %s 后面不写值。".formatted(name));
                }
                boolean separate = option.needsValue() && equals < 0;
                if (separate && i + 1 == words.size()) {
                    throw new Misuse("选项 %s 后面要写值。".formatted(name));
                }
                var value = separate ? words.get(++i) : equals < 0 ? "" : word.substring(equals + 1);
                if (values.put(option, value) != null) {
                    throw new Misuse("选项 %s 写了两次。".formatted(name));
                }
            }
        }
        return new Options(act, List.copyOf(inputs), values);
    }

    private static Option option(Act act, String name) throws Misuse {
        var option = Arrays.stream(Option.values())
                .filter(o -> o.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new Misuse("不认识的选项“%s”。".formatted(name)));
        if (!act.options().contains(option)) {
            throw new Misuse("report %s 没有选项 %s。".formatted(act.word(), name));
        }
        return option;
    }

    boolean has(Option option) {
        return values.containsKey(option);
    }

    Optional<String> value(Option option) {
        return Optional.ofNullable(values.get(option));
    }

    Format format() throws Misuse {
        return value(Option.FORMAT).isPresent() ? oneOf(Option.FORMAT, Format.values()) : Format.TEXT;
    }

    /// The lowest level that is told.
    Level level() throws Misuse {
        return has(Option.LEVEL) ? oneOf(Option.LEVEL, Level.values()) : Level.HINT;
    }

    int jobs() throws Misuse {
        if (!has(Option.JOBS)) {
            return Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors());
        }
        return number(Option.JOBS, 1, MOST_JOBS);
    }

    int number(Option option, int least, int most) throws Misuse {
        var text = value(option).orElse("");
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new Misuse("%s 要写 %d 到 %d 的整数，写的是“%s”。".formatted(option.word(), least, most, text));
        }
        return Integer.parseInt(text);
    }

    <E extends Enum<E>> E oneOf(Option option, E[] all) throws Misuse {
        var text = value(option).orElse("");
        for (var one : all) {
            if (word(one).equals(text)) {
                return one;
            }
        }
        var known = Arrays.stream(all).map(Options::word).collect(Collectors.joining("、"));
        throw new Misuse("%s 可以写 %s，写的是“%s”。".formatted(option.word(), known, text));
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
