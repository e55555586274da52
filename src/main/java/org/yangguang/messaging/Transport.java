package org.yangguang.messaging;

/// A way to send messages. A gateway for 短信 is one more bean of this kind.
public interface Transport {

    /// A short word for the outbox, such as `smtp`.
    String name();

    boolean carries(Medium medium);

    /// Whether a person gets what is sent; false for the transport that only notes it.
    boolean delivers();

    /// Sends once. Whatever goes wrong is returned; an exception counts as a fault that may pass.
    Dispatch send(Message message);

    sealed interface Dispatch {}

    /// The transport has taken it.
    record Receipt() implements Dispatch {}

    /// @param reason what went wrong, in Chinese and without the address
    /// @param lasting whether another attempt is pointless
    record Failure(String reason, boolean lasting) implements Dispatch {}
}
