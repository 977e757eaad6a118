/** What is shipped beside the code: the chart and the image's recipe. */
@NullMarked
package io.loggia.deployment;

import org.jspecify.annotations.NullMarked;
