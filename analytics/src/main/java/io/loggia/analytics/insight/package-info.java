/** What many people's watching of one item looks like together, told only where nobody can be made out. */
@NullMarked
package io.loggia.analytics.insight;

import org.jspecify.annotations.NullMarked;
