"""Shopify behind the port: Admin GraphQL, webhooks, and the signed-in customer of the app proxy."""

from batonpass.adapters.shops.shopify.shop import ShopifyShop

__all__ = ["ShopifyShop"]
