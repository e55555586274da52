package org.yangguang;

import java.io.IOException;
import java.util.Properties;

/// The version of this build, as the build wrote it down.
final class Version {

    static final String NUMBER = read();

    private Version() {}

    private static String read() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("/yangguang-version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
