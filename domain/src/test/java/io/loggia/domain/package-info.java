@NullMarked
package io.loggia.domain;

import org.jspecify.annotations.NullMarked;
