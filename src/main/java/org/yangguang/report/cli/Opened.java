package org.yangguang.report.cli;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.extraction.Note;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.Reading.Unreadable;

/// A source after reading: a report, or why there is none.
sealed interface Opened {
    Source source();

    /// @param bytes of the source
    record Report(Source source, byte[] bytes, AnnualReport report, List<Note> notes) implements Opened {}

    record Not(Source source, Unreadable why) implements Opened {}

    /// Reads a source and goes on with what came of it. Whatever happens on the way, also want of
    /// memory or of stack, becomes a source that could not be read and stops nothing else.
    static <R> R then(Source source, BiFunction<byte[], String, Reading> reader, Function<Opened, R> next) {
        try {
            return next.apply(open(source, reader));
        } catch (OutOfMemoryError e) {
            return next.apply(
                    new Not(source, new Unreadable(Reading.Code.TOO_LARGE, "读这个文件时内存不够，已跳过。请单独再读，或只保留报告正文。")));
        } catch (StackOverflowError | RuntimeException e) {
            return next.apply(new Not(source, new Unreadable(Reading.Code.DAMAGED, "文件结构异常，已跳过。请用办公软件打开后另存一份再试。")));
        }
    }

    static Opened open(Source source, BiFunction<byte[], String, Reading> reader) {
        return switch (source.fetch()) {
            case Source.NotFetched(var why) -> new Not(source, why);
            case Source.Bytes(var bytes) ->
                switch (reader.apply(bytes, source.name())) {
                    case Unreadable why -> new Not(source, why);
                    case Reading.Read(var report, var notes) -> new Report(source, bytes, report, notes);
                };
        };
    }
}
