package org.yangguang.report.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayDeque;

/// How far a long run has come: done of all, rate, time left, failures. Silent for a run that is
/// over at once, and where nobody watches.
final class Progress {
    private static final long SHORT_RUN = 2_000;
    private static final long ON_TERMINAL = 500;
    private static final long IN_FILE = 10_000;

    /// The rate is that of the last half minute: the first files of a run are slow.
    private static final long WINDOW = 30_000;

    private record Mark(long time, int done) {}

    private final PrintStream err;
    private final Clock clock;
    private final boolean shown;
    private final boolean rewrites;
    private final int total;
    private final long start;
    private long next;
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private boolean written;
    private int done;
    private int failed;

    /// @param forced shown even where no terminal is
    Progress(Surroundings around, boolean forced, int total) {
        err = around.err();
        clock = around.clock();
        rewrites = around.watched();
        shown = forced || rewrites;
        this.total = total;
        start = clock.millis();
        next = start + SHORT_RUN;
        marks.add(new Mark(start, 0));
    }

    void one(boolean failure) {
        done++;
        failed += failure ? 1 : 0;
        if (!shown) {
            return;
        }
        long now = clock.millis();
        if (now >= next) {
            next = now + (rewrites ? ON_TERMINAL : IN_FILE);
            err.print(rewrites ? "\r" + line(now) + "\u001b[K" : line(now) + "\n");
            err.flush();
            written = true;
        }
    }

    /// Clears the line, so that what follows stands by itself.
    void end() {
        if (written && rewrites) {
            err.print("\r\u001b[K");
        }
        if (written) {
            err.print("用时 %s，共 %d 份，读不出 %d 份\n".formatted(time((clock.millis() - start) / 1000), done, failed));
            err.flush();
        }
    }

    private String line(long now) {
        marks.add(new Mark(now, done));
        while (marks.size() > 2 && now - marks.getFirst().time() > WINDOW) {
            marks.removeFirst();
        }
        var since = marks.getFirst();
        double rate = (done - since.done()) / Math.max(0.001, (now - since.time()) / 1000.0);
        int all = Math.max(total, done);
        long left = Math.round((all - done) / Math.max(0.001, rate));
        return "已读 %d/%d（%d%%），每秒 %.1f 份，约剩 %s，读不出 %d"
                .formatted(done, all, 100L * done / Math.max(1, all), rate, time(left), failed);
    }

    private static String time(long seconds) {
        if (seconds < 60) {
            return seconds + " 秒";
        }
        return seconds < 3600
                ? "%d 分 %d 秒".formatted(seconds / 60, seconds % 60)
                : "%d 小时 %d 分".formatted(seconds / 3600, seconds % 3600 / 60);
    }
}
