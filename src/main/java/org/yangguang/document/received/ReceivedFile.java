package org.yangguang.document.received;

/// A file that passed the gate.
///
/// @param name without folders, at most 120 characters
/// @param kind what it is by content and name alike
public record ReceivedFile(String name, FileKind kind, byte[] content) {

    /// The name without its extension.
    public String title() {
        var dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
