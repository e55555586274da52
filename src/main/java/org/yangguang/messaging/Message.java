package org.yangguang.messaging;

import java.util.UUID;

/// A message as a transport gets it. The address is personal: never logged.
///
/// @param id the same at every attempt, so that a receiver can tell a repetition
/// @param subject empty for 短信
public record Message(UUID id, Medium medium, String to, String subject, String text) {

    @Override
    public String toString() {
        return "Message[" + id + " " + medium + "]";
    }
}
