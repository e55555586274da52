package org.yangguang;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.SpringBootApplication;
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

    @Bean
    Clock clock() {
        return Clock.system(ZONE);
    }
}
