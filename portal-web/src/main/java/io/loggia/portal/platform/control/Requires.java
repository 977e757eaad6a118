package io.loggia.portal.platform.control;

import io.loggia.domain.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission a route asks of its caller. A JAX-RS method or servlet without it is denied to everyone, so that a new
 * route fails closed.
 *
 * <p>For {@link Permission#VIEW_MEDIA}, {@link Permission#EDIT_MEDIA} and {@link Permission#REPORT_DEPARTMENT} the
 * filter checks that someone is signed in; the method itself must ask about the one thing it touches.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requires {
    Permission value();
}
