/** Reports as files for spreadsheets; Apache POI stays inside. */
@NullMarked
package io.loggia.analytics.export;

import org.jspecify.annotations.NullMarked;
