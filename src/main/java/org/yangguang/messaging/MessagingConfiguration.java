package org.yangguang.messaging;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingSettings.class)
class MessagingConfiguration {

    @Bean
    @Order(0)
    @ConditionalOnExpression("!'${yangguang.messaging.mail.host:}'.isBlank()")
    SmtpTransport smtpTransport(MessagingSettings settings) {
        return new SmtpTransport(settings.mail());
    }
}
