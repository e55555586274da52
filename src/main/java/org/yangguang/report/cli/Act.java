package org.yangguang.report.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What `report` can do, and the options each act understands.
enum Act {
    READ(EnumSet.of(Option.OUT, Option.FORMAT, Option.JOBS, Option.RESUME, Option.PROGRESS)),
    CHECK(EnumSet.of(
            Option.FORMAT, Option.JOBS, Option.PROGRESS, Option.PREVIOUS, Option.ALIKE, Option.LEVEL, Option.RULES)),
    DIFF(EnumSet.of(Option.FORMAT, Option.ALL)),
    ROLLUP(EnumSet.of(Option.FORMAT, Option.JOBS, Option.PROGRESS, Option.TREE, Option.TOP, Option.YEAR, Option.CELL)),
    CONVERT(EnumSet.of(Option.TO, Option.OUT, Option.JOBS, Option.RESUME, Option.PROGRESS));

    /// Options are written `--name value` or `--name=value`.
    enum Option {
        OUT(Value.NEEDED),
        FORMAT(Value.NEEDED),
        JOBS(Value.NEEDED),
        RESUME(Value.NONE),
        PROGRESS(Value.NONE),
        PREVIOUS(Value.NEEDED),
        ALIKE(Value.NONE),
        LEVEL(Value.NEEDED),
        RULES(Value.NONE),
        ALL(Value.NONE),
        TREE(Value.NEEDED),
        TOP(Value.NEEDED),
        YEAR(Value.NEEDED),
        CELL(Value.NEEDED),
        TO(Value.NEEDED);

        enum Value {
            NONE,
            NEEDED
        }

        private final Value value;

        Option(Value value) {
            this.value = value;
        }

        boolean needsValue() {
            return value == Value.NEEDED;
        }

        String word() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Set<Option> options;

    Act(Set<Option> options) {
        this.options = options;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<Option> options() {
        return options;
    }

    String help() {
        return text(word());
    }

    static Optional<Act> of(String word) {
        return Arrays.stream(values()).filter(a -> a.word().equals(word)).findFirst();
    }

    static String helpForAll() {
        return text("report");
    }

    private static String text(String name) {
        try (var in = Act.class.getResourceAsStream("/report/cli/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("help is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
