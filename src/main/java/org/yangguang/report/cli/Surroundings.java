package org.yangguang.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.yangguang.report.listing.Ink;

/// What a command runs in: streams, whether a person watches them, and the time.
///
/// @param watched whether messages go to a terminal, so that progress is of use
record Surroundings(InputStream in, PrintStream out, PrintStream err, Ink ink, boolean watched, Clock clock) {

    /// The streams given; a terminal only if they are those of the process.
    static Surroundings of(PrintStream out, PrintStream err) {
        boolean colours =
                out == System.out && isTerminal(1) && System.getenv("NO_COLOR") == null && !dumb(System.getenv("TERM"));
        return new Surroundings(
                System.in,
                out,
                err,
                colours ? Ink.COLOURED : Ink.PLAIN,
                err == System.err && isTerminal(2),
                Clock.system(ZoneId.of("Asia/Shanghai")));
    }

    private static boolean dumb(String term) {
        return "dumb".equals(term);
    }

    /// The JDK tells of standard input and output together only; Linux tells of each.
    private static boolean isTerminal(int descriptor) {
        var link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link)) {
                var target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            }
        } catch (IOException e) {
            return false;
        }
        var console = System.console();
        return console != null && console.isTerminal();
    }
}
