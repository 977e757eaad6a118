package io.loggia.portal.platform.control;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Further prefixes of a class of settings that says the same of several things. Whoever injects it for one of them names its
 * prefix there. None may begin with another and a dot: the names of their beans would clash.
 *
 * <pre>{@code
 * @ConfigProperties(prefix = "loggia.storage.former.s3") BucketConfig formerBucket
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoUnder {
    String[] value();
}
