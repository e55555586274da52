package org.yangguang;

import org.springframework.boot.SpringApplication;

/// The words after `bin/yangguang`.
final class CommandLine {

    private CommandLine() {}

    static void main(String[] args) {
        SpringApplication.run(Yangguang.class, args);
    }
}
