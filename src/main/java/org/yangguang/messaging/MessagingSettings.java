package org.yangguang.messaging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator sets about messages.
///
/// @param publicAddress where the public reaches the platform, such as `https://gk.example.gov.cn`; empty
///     if not set, then messages name the page without an address (`YANGGUANG_PUBLIC_ADDRESS`)
@ConfigurationProperties("yangguang.messaging")
public record MessagingSettings(
        @DefaultValue("") String publicAddress,
        @DefaultValue Mail mail) {

    /// @param host the mail server; empty for none (`YANGGUANG_SMTP_HOST`)
    /// @param encryption `tls` (from the first byte), `starttls` (demanded) or `none`
    public record Mail(
            @DefaultValue("") String host,
            @DefaultValue("465") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("tls") String encryption) {

        public Mail {
            if (!host.isBlank() && from.isBlank()) {
                throw new IllegalArgumentException("设置了 YANGGUANG_SMTP_HOST 的，须同时设置发件地址 YANGGUANG_SMTP_FROM。");
            }
        }

        @Override
        public String toString() {
            return "Mail[" + host + ":" + port + "]";
        }
    }

    /// A page of the platform, as it stands in a message.
    public String page(String path) {
        return publicAddress.replaceAll("/+$", "") + path;
    }
}
