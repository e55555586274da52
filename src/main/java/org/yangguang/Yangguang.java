package org.yangguang;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The application. Commands that start it are in [CommandLine].
@SpringBootApplication
@EnableConfigurationProperties({Settings.class, org.yangguang.identity.PasswordRule.class})
@EnableScheduling
public class Yangguang {

    /// Legal days are days in China.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static void main(String[] args) {
        CommandLine.main(args);
    }

    /// In a demonstration `demo` brings a clock of its own, which can be set back while the past is told.
    @Bean
    @ConditionalOnProperty(name = "yangguang.demo", havingValue = "false", matchIfMissing = true)
    Clock clock() {
        return Clock.system(ZONE);
    }
}
