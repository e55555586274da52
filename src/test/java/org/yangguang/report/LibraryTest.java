package org.yangguang.report;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.NamedInterface;

/// The report packages that may be used by themselves, as `docs/report-library.md` promises.
class LibraryTest {
    private static final String[] LIBRARY = {
        "org.yangguang.report",
        "org.yangguang.report.extraction..",
        "org.yangguang.report.checking..",
        "org.yangguang.report.writing..",
        "org.yangguang.report.comparing..",
        "org.yangguang.report.rollup..",
        "org.yangguang.report.prose..",
        "org.yangguang.report.listing..",
        "org.yangguang.report.cli.."
    };

    @TempDir
    Path folder = Path.of(".");

    @Test
    @DisplayName("年报库不依赖 Spring、JDBC、数据库，也不依赖本系统的其他模块（文件排版除外）")
    void theLibraryStandsByItself() {
        var imported = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.yangguang");
        DescribedPredicate<JavaClass> springOrDatabase = resideInAnyPackage(
                        "org.springframework..",
                        "jakarta..",
                        "java.sql..",
                        "javax.sql..",
                        "org.postgresql..",
                        "org.flywaydb..",
                        "com.zaxxer..")
                .and(DescribedPredicate.not(name(NamedInterface.class.getName())));
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARY)
                .should()
                .dependOnClassesThat(springOrDatabase)
                .check(imported);
        var own = Arrays.copyOf(LIBRARY, LIBRARY.length + 1);
        own[LIBRARY.length] = "org.yangguang.document..";
        classes()
                .that()
                .resideInAnyPackage(LIBRARY)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(own).or(DescribedPredicate.not(resideInAnyPackage("org.yangguang.."))))
                .check(imported);
    }

    @Test
    @DisplayName("文档里的例子能编译、能在没有 Spring 和数据库的类路径上运行")
    void theExampleOfTheDocumentRuns() throws IOException, InterruptedException {
        var document = Files.readString(Path.of("docs/report-library.md"));
        var block = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL).matcher(document);
        assertThat(block.find()).isTrue();
        var source = Files.writeString(folder.resolve("LibraryExample.java"), block.group(1));
        var path = classPath();
        assertThat(path).doesNotContain("spring", "postgres", "tomcat").contains("jsoup");
        int compiled = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        path,
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(compiled).isZero();
        assertThat(run(path, "000.txt", "004.txt")).isEqualTo("""
                        杭州市余杭区商务局 2022: received 6, 0 errors
                        杭州市钱塘区人民政府 2023: received 791, 0 errors
                        cells that differ: 55
                        sum 791, complete: false, missing: [杭州市财政局]
                        """);
    }

    private static String classPath() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Pattern.compile("spring|postgres|flyway|HikariCP|tomcat|jakarta")
                        .matcher(entry)
                        .find())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String run(String path, String... samples) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new java.util.ArrayList<>(List.of(
                java,
                "-Xmx256m",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                path + File.pathSeparator + folder,
                "LibraryExample"));
        for (var sample : samples) {
            command.add("src/test/resources/report/samples/" + sample);
        }
        var errors = folder.resolve("err.txt").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors.toPath())).isZero();
        return out.replace("\r\n", "\n");
    }
}
