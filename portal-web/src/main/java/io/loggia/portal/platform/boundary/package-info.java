/** The application root, problems, security headers, migrations at start-up and health. */
@NullMarked
package io.loggia.portal.platform.boundary;

import org.jspecify.annotations.NullMarked;
