package org.yangguang.document.seclusion;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.time.Duration;

/// The other end of [SecludedProcess], for the `main` of a child: says when it is ready, hears one request,
/// writes the answer and ends.
public final class SecludedChild {

    /// What a child says once it can be asked.
    public static final int READY = 'R';

    private static final Duration IDLE = Duration.ofMinutes(10);

    private SecludedChild() {}

    /// One request and its answer.
    public interface Exchange {
        void answer(DataInputStream request, DataOutputStream answer) throws IOException;
    }

    /// Only the answer goes to standard output; what a library logs there would spoil it.
    ///
    /// @param warmUp loads what every request needs, while nobody waits
    public static void serve(Runnable warmUp, Exchange exchange) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(System.out));
        System.setOut(System.err);
        warmUp.run();
        out.write(READY);
        out.flush();
        var waiting = endAfterIdling();
        var in = new PushbackInputStream(System.in);
        int first = in.read();
        waiting.interrupt();
        if (first >= 0) {
            in.unread(first);
            exchange.answer(new DataInputStream(in), out);
        }
        out.flush();
    }

    /// Nobody may ever ask: then the process is gone after a while.
    private static Thread endAfterIdling() {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(IDLE);
                Runtime.getRuntime().halt(0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
