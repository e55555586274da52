package org.yangguang.annual;

import java.time.Instant;
import java.util.UUID;

/// A saved state of a passage, live fields and all ([LiveText]).
///
/// @param revision 1, 2, …
public record ProseText(int revision, String text, UUID by, Instant at) {}
