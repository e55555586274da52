package org.yangguang.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Looks up every citation made with the factories of [Provision] in the text kept with `law`.
class CitationTests {
    private static final Set<String> FACTORIES =
            Set.of("disclosure", "reconsideration", "litigation", "article", "document");
    private static final Pattern IMPORT =
            Pattern.compile("import static org\\.yangguang\\.law\\.Provision\\.(\\w+|\\*);");
    private static final Pattern CALL = Pattern.compile(
            "(?:(?<![\\w.])|(?<=\\bProvision\\.))(?<name>disclosure|reconsideration|litigation|article|document)\\(");
    /// The arguments written out, and an item if there is one.
    private static final Pattern WRITTEN_OUT =
            Pattern.compile("(?<args>[\\w.]+(?:,\\s*\\d+)?)\\)(?:\\s*\\.item\\((?<item>[^()]*)\\))?");

    @Test
    @DisplayName("每一处引用的条、款、项都查得到")
    void everyCitationResolves() throws IOException {
        var problems = new ArrayList<String>();
        var cited = new HashSet<Provision>();
        for (var root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(f -> f.toString().endsWith(".java"))
                        .filter(f -> !f.endsWith("law/Provision.java"))
                        .filter(f -> !f.endsWith("law/CitationTests.java"))
                        .filter(f -> !f.endsWith("law/ProvisionTests.java"))
                        .toList()) {
                    scan(file.toString(), Files.readString(file), cited, problems);
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(cited)
                .hasSizeGreaterThan(30)
                .contains(Provision.disclosure(33, 2), Provision.disclosure(36).item(7));
    }

    @Test
    void aMissingArticleParagraphOrItemIsFound() {
        assertThat(problemsIn("disclosure(57)")).singleElement().asString().contains("第五十七条");
        assertThat(problemsIn("disclosure(33, 4)")).singleElement().asString().contains("第三十三条第四款");
        assertThat(problemsIn("disclosure(36)\n    .item(8)"))
                .singleElement()
                .asString()
                .contains("第（八）项");
        assertThat(problemsIn("document(Law.LITIGATION)")).hasSize(1);
        assertThat(problemsIn("disclosure(33, 2)")).isEmpty();
    }

    @Test
    void aCitationThatIsNotWrittenOutIsFound() {
        for (var written : List.of("disclosure(article)", "disclosure(36).item(n)", "disclosure(next(33), 2)")) {
            assertThat(problemsIn(written))
                    .as(written)
                    .singleElement()
                    .asString()
                    .contains("not written out");
        }
        assertThat(problemsIn("Provision.disclosure(57)")).hasSize(1);
        assertThat(problemsIn("new Provision(Law.DISCLOSURE, 57, 0, 0)")).hasSize(1);
    }

    @Test
    void anotherModulesMethodOfTheSameNameIsLeftAlone() {
        var problems = new ArrayList<String>();
        scan(
                "X.java",
                "class X { Object y = store.document(id); Object z = document(id); }",
                new HashSet<>(),
                problems);
        assertThat(problems).isEmpty();
    }

    @Test
    void everyLawHasAnEntry() {
        for (var law : Law.values()) {
            assertThat(Provisions.all())
                    .as(law.name())
                    .anyMatch(e -> e.article().law() == law);
        }
    }

    @Test
    @DisplayName("条例五十六条齐全")
    void theRegulationIsComplete() {
        assertThat(Provisions.all().stream()
                        .filter(e -> e.article().law() == Law.DISCLOSURE)
                        .map(e -> e.article().article()))
                .hasSize(56)
                .startsWith(1)
                .endsWith(56)
                .isSorted();
    }

    private static List<String> problemsIn(String expression) {
        var problems = new ArrayList<String>();
        scan(
                "Sample.java",
                "import static org.yangguang.law.Provision.*;\nclass Sample { Object x = " + expression + "; }",
                new HashSet<>(),
                problems);
        return problems;
    }

    private static void scan(String file, String source, Set<Provision> cited, List<String> problems) {
        var imported = new HashSet<String>();
        var imports = IMPORT.matcher(source);
        while (imports.find()) {
            if (imports.group(1).equals("*")) {
                imported.addAll(FACTORIES);
            } else {
                imported.add(imports.group(1));
            }
        }
        String code = source.replaceAll("(?m)^\\s*//.*$", "");
        if (code.contains("new Provision(") && !file.contains("law/")) {
            problems.add(file + ": a citation made without a factory");
        }
        var call = CALL.matcher(code);
        while (call.find()) {
            String name = call.group("name");
            if (!code.startsWith("Provision.", call.start() - 10) && !imported.contains(name)) {
                continue;
            }
            var written = WRITTEN_OUT.matcher(code).region(call.end(), code.length());
            if (written.lookingAt()) {
                resolve(file, name, written.group("args"), written.group("item"), cited, problems);
            } else {
                problems.add(file + ": not written out: " + name + "(…)");
            }
        }
    }

    private static void resolve(
            String file,
            String factory,
            String arguments,
            @org.jspecify.annotations.Nullable String item,
            Set<Provision> cited,
            List<String> problems) {
        Provision provision;
        try {
            provision = cite(factory, List.of(arguments.strip().split("\\s*,\\s*")));
            if (item != null) {
                provision = provision.item(Integer.parseInt(item.strip()));
            }
        } catch (RuntimeException e) {
            problems.add(file + ": not written out: " + factory + "(" + arguments + ")");
            return;
        }
        cited.add(provision);
        if (Provisions.find(provision).isEmpty()) {
            problems.add(file + ": not in law/provisions.tsv: " + provision);
        }
    }

    private static Provision cite(String factory, List<String> arguments) {
        return switch (factory) {
            case "document" -> Provision.document(law(arguments.getFirst()));
            case "article" -> Provision.article(law(arguments.getFirst()), Integer.parseInt(arguments.get(1)));
            default -> {
                int article = Integer.parseInt(arguments.getFirst());
                int paragraph = arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 0;
                yield switch (factory) {
                    case "disclosure" -> Provision.disclosure(article, paragraph);
                    case "reconsideration" -> Provision.reconsideration(article, paragraph);
                    case "litigation" -> Provision.litigation(article, paragraph);
                    default -> throw new IllegalArgumentException(factory);
                };
            }
        };
    }

    private static Law law(String name) {
        return Law.valueOf(name.replace("Law.", ""));
    }
}
