package org.yangguang.messaging;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/// 电子邮件 through a mail server. The number of the message is its Message-ID, so that a repetition after
/// a fault is known as one.
final class SmtpTransport implements Transport {

    private static final String MILLISECONDS = "10000";

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;

    SmtpTransport(MessagingSettings.Mail mail) {
        this.from = mail.from();
        sender.setHost(mail.host());
        sender.setPort(mail.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var properties = new Properties();
        if (!mail.user().isBlank()) {
            sender.setUsername(mail.user());
            sender.setPassword(mail.password());
            properties.setProperty("mail.smtp.auth", "true");
        }
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail.smtp." + wait, MILLISECONDS);
        }
        switch (mail.encryption()) {
            case "tls" -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case "starttls" -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case "none" -> {}
            default ->
                throw new IllegalArgumentException(
                        "YANGGUANG_SMTP_ENCRYPTION 应为 tls、starttls 或 none，现在是“" + mail.encryption() + "”。");
        }
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        sender.setJavaMailProperties(properties);
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public boolean carries(Medium medium) {
        return medium == Medium.EMAIL;
    }

    @Override
    public boolean delivers() {
        return true;
    }

    @Override
    public Dispatch send(Message message) {
        try {
            var mime = new Numbered(sender.getSession(), message.id() + "@" + from.replaceFirst("^.*@", ""));
            var helper = new MimeMessageHelper(mime, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(message.to());
            helper.setSubject(message.subject());
            helper.setText(message.text());
            sender.send(mime);
            return new Receipt();
        } catch (MailAuthenticationException e) {
            return new Failure("邮件服务器不接受用户名或口令", false);
        } catch (MailSendException e) {
            return refusesAddress(e) ? new Failure("邮件服务器不接受收件地址", true) : new Failure("邮件服务器没有接收", false);
        } catch (MailException | MessagingException e) {
            return new Failure("没有连上邮件服务器", false);
        }
    }

    private static boolean refusesAddress(MailSendException fault) {
        return fault.getFailedMessages().values().stream()
                .anyMatch(cause -> cause instanceof jakarta.mail.SendFailedException refused
                        && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0);
    }

    /// Keeps the Message-ID it was given.
    private static final class Numbered extends jakarta.mail.internet.MimeMessage {
        private final String number;

        Numbered(jakarta.mail.Session session, String number) {
            super(session);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + number + ">");
        }
    }
}
