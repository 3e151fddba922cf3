// A bare Lambda function in Go: one GetItem, no authentication, no routing. What a user would write instead.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type event struct {
	Body string `json:"body"`
}

type question struct {
	UserID string `json:"userId"`
	AppID  string `json:"appId"`
}

type response struct {
	StatusCode int               `json:"statusCode"`
	Headers    map[string]string `json:"headers"`
	Body       string            `json:"body"`
}

func isActive(item map[string]types.AttributeValue) bool {
	now := time.Now().UnixMilli()
	for name, value := range item {
		if n, ok := value.(*types.AttributeValueMemberN); ok && strings.HasPrefix(name, "live#") {
			if expiry, err := strconv.ParseInt(n.Value, 10, 64); err == nil && expiry > now {
				return true
			}
		}
	}
	return false
}

func answer(db *dynamodb.Client, raw []byte) ([]byte, error) {
	var e event
	if err := json.Unmarshal(raw, &e); err != nil {
		return nil, err
	}
	var q question
	if err := json.Unmarshal([]byte(e.Body), &q); err != nil {
		return nil, err
	}
	out, err := db.GetItem(context.TODO(), &dynamodb.GetItemInput{
		TableName:      aws.String("sessions"),
		ConsistentRead: aws.Bool(true),
		Key: map[string]types.AttributeValue{
			"PK": &types.AttributeValueMemberS{Value: "POOL#p#USER#" + q.UserID},
			"SK": &types.AttributeValueMemberS{Value: "APP#" + q.AppID},
		},
	})
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(map[string]any{
		"statusCode": 200, "message": "Success", "data": map[string]bool{"active": isActive(out.Item)},
	})
	if err != nil {
		return nil, err
	}
	return json.Marshal(response{200, map[string]string{"content-type": "application/json"}, string(body)})
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.TODO())
	if err != nil {
		log.Fatal(err)
	}
	db := dynamodb.NewFromConfig(cfg)
	invocation := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/"
	for {
		next, err := http.Get(invocation + "next")
		if err != nil {
			log.Fatal(err)
		}
		raw, err := io.ReadAll(next.Body)
		if err != nil {
			log.Fatal(err)
		}
		next.Body.Close()
		reply, err := answer(db, raw)
		if err != nil {
			log.Fatal(err)
		}
		id := next.Header.Get("Lambda-Runtime-Aws-Request-Id")
		posted, err := http.Post(invocation+id+"/response", "application/json", bytes.NewReader(reply))
		if err != nil {
			log.Fatal(err)
		}
		io.Copy(io.Discard, posted.Body)
		posted.Body.Close()
	}
}
