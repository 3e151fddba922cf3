/// Sessions and access keys in DynamoDB. Nobody else knows that DynamoDB exists.
@NullMarked
package dev.porchlight.store.dynamodb;

import org.jspecify.annotations.NullMarked;
