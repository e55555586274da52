package org.yangguang.annual.exchange;

import java.time.Instant;
import java.util.Optional;

/// A key whose signature on a 移交包 is believed.
///
/// @param name the organ that signs with it
/// @param basis how it was made sure whose it is
/// @param endedAt since when it is not believed any more
public record TrustedKey(String fingerprint, String name, String basis, Instant trustedAt, Optional<Instant> endedAt) {}
