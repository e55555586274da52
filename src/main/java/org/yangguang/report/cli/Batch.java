package org.yangguang.report.cli;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;

/// Works through many files with several threads and hands the results on in the order of the
/// files. Only a few are under way at a time, so memory does not grow with their number.
final class Batch<W, R> {
    private static final int AHEAD = 4;
    private static final long STACK_BYTES = 4L * 1024 * 1024;

    private final int jobs;
    private final Function<W, R> work;
    private final Consumer<R> take;

    /// @param work done by several threads at once; must not throw
    /// @param take called by one thread, in order
    Batch(int jobs, Function<W, R> work, Consumer<R> take) {
        this.jobs = jobs;
        this.work = work;
        this.take = take;
    }

    /// @param source calls its argument with each piece of work
    void run(Consumer<Consumer<W>> source) {
        if (jobs == 1) {
            source.accept(piece -> take.accept(work.apply(piece)));
            return;
        }
        var underWay = new ArrayDeque<Future<R>>();
        ThreadFactory threads = task -> new Thread(null, task, "report", STACK_BYTES);
        try (var pool = Executors.newFixedThreadPool(jobs, threads)) {
            source.accept(piece -> {
                underWay.add(pool.submit(() -> work.apply(piece)));
                if (underWay.size() >= jobs * AHEAD) {
                    take.accept(done(underWay.remove()));
                }
            });
            while (!underWay.isEmpty()) {
                take.accept(done(underWay.remove()));
            }
        }
    }

    private static <R> R done(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("work must not throw", e);
        }
    }
}
