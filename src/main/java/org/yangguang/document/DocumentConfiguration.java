package org.yangguang.document;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    /// One for the application: it keeps the parsed fonts.
    @Bean
    PdfPress pdfPress() {
        return new PdfPress();
    }
}
