package org.yangguang.report.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a reader does, the platform gets an answer in bounded time and memory (security U5).
class ReadingProcessTest {

    private ReadingProcess reading = new ReadingProcess();

    @AfterEach
    void end() {
        reading.close();
    }

    @Test
    @DisplayName("读出报告、说明和原文；后面的文件由备好的进程读")
    void readsReports() {
        var first = reading.read("004.txt", sample());
        var second = reading.read("004.txt", sample());
        assertThat(first).isInstanceOf(ReadingProcess.Legible.class).isEqualTo(second);
        var legible = (ReadingProcess.Legible) first;
        assertThat(legible.report().organ()).isEqualTo("杭州市钱塘区人民政府");
        var place = legible.report().cells().values().stream()
                .map(cell -> cell.place())
                .filter(Objects::nonNull)
                .findAny()
                .orElseThrow();
        assertThat(legible.text().lines().stream().flatMap(line -> line.pieces().stream()))
                .anyMatch(piece -> place.equals(piece.place()));
    }

    @ParameterizedTest
    @ValueSource(classes = {Crashing.class, Flooding.class, Hanging.class, Greedy.class, Silent.class})
    @DisplayName("崩溃、灌水、卡死、耗尽内存、不作声的读取程序：都得到一句说明")
    void aReaderGoneBadIsExplained(Class<?> child) {
        reading = new ReadingProcess(child.getName(), 2);
        assertThat(reading.read("来件.html", sample()))
                .isInstanceOfSatisfying(
                        ReadingProcess.Illegible.class,
                        said -> assertThat(said.message()).contains("读不出来"));
    }

    @Test
    @DisplayName("空文件不启动读取程序")
    void emptyFile() {
        assertThat(reading.read("空.txt", new byte[0]))
                .isInstanceOfSatisfying(
                        ReadingProcess.Illegible.class,
                        said -> assertThat(said.message()).contains("空文件"));
    }

    private static byte[] sample() {
        try (var in = ReadingProcessTest.class.getResourceAsStream("/demo/reports/004.txt")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ready() {
        System.out.write(ReadingChild.READY);
        System.out.flush();
    }

    static final class Crashing {
        public static void main(String[] none) {
            ready();
            Runtime.getRuntime().halt(7);
        }
    }

    static final class Flooding {
        public static void main(String[] none) {
            ready();
            var flood = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            while (!System.out.checkError()) {
                System.out.write(flood, 0, flood.length);
            }
        }
    }

    static final class Hanging {
        public static void main(String[] none) throws InterruptedException {
            ready();
            Thread.currentThread().join();
        }
    }

    static final class Greedy {
        public static void main(String[] none) {
            ready();
            List<byte[]> all = new ArrayList<>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }
    }

    static final class Silent {
        public static void main(String[] none) {
            Runtime.getRuntime().halt(0);
        }
    }
}
