package org.yangguang;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.database.Settings;
import org.yangguang.identity.PasswordRule;

/// The application. Commands that start it are in [CommandLine].
@SpringBootApplication(
        excludeName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
@EnableConfigurationProperties({Settings.class, PasswordRule.class})
@EnableScheduling
public class Yangguang {

    public static void main(String[] args) {
        CommandLine.main(args);
    }

    /// In a demonstration `demo` brings a clock of its own, which can be set back while the past is told.
    @Bean
    @ConditionalOnProperty(name = "yangguang.demo", havingValue = "false", matchIfMissing = true)
    Clock clock() {
        return Clock.system(ChineseDate.ZONE);
    }
}
