package org.yangguang.opendata;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Saves sending again what a reader has, and lets pages of other sites read the interface.
@Configuration(proxyBeanMethods = false)
class OpenDataWeb implements WebMvcConfigurer {

    /// The files of a year are streamed and carry tags of their own. Weak tags, because strong ones forbid
    /// compression.
    @Bean
    static FilterRegistrationBean<ShallowEtagHeaderFilter> openDataEtags() {
        var filter = new ShallowEtagHeaderFilter();
        filter.setWriteWeakETag(true);
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/data", "/data/api", "/data/catalog.jsonld", "/api/v1/*");
        return registration;
    }

    /// Answers what a browser asks before a call that carries `If-None-Match`.
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        for (var path : new String[] {"/api/**", "/data/*.jsonld", "/data/annual-reports-*"}) {
            registry.addMapping(path)
                    .allowedOrigins("*")
                    .allowedMethods("GET", "HEAD")
                    .exposedHeaders("ETag", "Retry-After");
        }
    }
}
