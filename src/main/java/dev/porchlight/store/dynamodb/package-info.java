/// Sessions and access keys in DynamoDB. No other package knows that DynamoDB exists.
@NullMarked
package dev.porchlight.store.dynamodb;

import org.jspecify.annotations.NullMarked;
