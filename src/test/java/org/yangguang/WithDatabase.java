package org.yangguang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/// The whole application on a real PostgreSQL: inject any bean, call pages through `MockMvc` or over
/// HTTP at `@LocalServerPort`.
///
/// Classes annotated alike share one application and one database for the run, so a test registers
/// organs under codes of its own. Different settings, given with `@TestPropertySource`, get an
/// application and an empty database of their own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
public @interface WithDatabase {}
