/** Tests of reports, each against a recount. */
@NullMarked
package io.loggia.analytics.report;

import org.jspecify.annotations.NullMarked;
