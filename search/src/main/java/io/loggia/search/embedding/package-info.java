/** The port to a model that turns texts into vectors whose nearness is a nearness of meaning. */
@NullMarked
package io.loggia.search.embedding;

import org.jspecify.annotations.NullMarked;
